namespace GenCore.Training;

/// <summary>
/// Learning-rate schedules: functions from the share of training that is done, in [0, 1), to a factor on the optimiser's learning rate.
/// They have no state, so a resumed run needs nothing but its step.
/// </summary>
public static class Schedules
{
    /// <summary>Falls on a straight line from 1 to 0.</summary>
    public static double Linear(double progress) => 1 - progress;

    /// <summary>Falls from 1 to 0 along half a cosine: slowly at both ends. Loshchilov and Hutter (2017), without restarts.</summary>
    public static double Cosine(double progress) => 0.5 * (1 + Math.Cos(Math.PI * progress));
}
